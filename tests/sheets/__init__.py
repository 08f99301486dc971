"""The consult sheet as it is printed: measured, paged, tagged and photographed with other programs."""
