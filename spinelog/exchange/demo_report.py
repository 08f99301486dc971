"""The made-up patient's MRI report: one page of PDF, made as it is needed, that says itself that it is made up."""

from __future__ import annotations

FILE_NAME = "mri-report-made-up.pdf"

FINDINGS = (
    "L5-S1: right paracentral disc extrusion, touching and displacing the right S1 nerve root. "
    "L4-L5: mild bulge without contact to a nerve. No fracture."
)
"""The report's words, as the demo's scan has them."""

_LINES = (
    (14, "MRI OF THE LUMBAR SPINE"),
    (10, "Made up for the demonstration of spinelog. About no living person."),
    (11, "L5-S1: right paracentral disc extrusion, touching and displacing the right S1"),
    (11, "nerve root. L4-L5: mild bulge without contact to a nerve. No fracture."),
)


def report() -> bytes:
    """The whole file, the same bytes every time."""
    drawn = " ".join(f"/F1 {size} Tf ({line}) Tj 0 -22 Td" for size, line in _LINES)
    page = f"BT 72 770 Td {drawn} ET".encode("ascii")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    file = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return file + end % (size, table, size, len(file))
