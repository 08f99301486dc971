"""The journal as FHIR R4 resources, for whoever can read them. No profile is claimed, and there is no extension."""
