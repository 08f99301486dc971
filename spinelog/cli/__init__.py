"""Everything as plain commands: for screen readers, ssh, scripts, and people who cannot sit."""
