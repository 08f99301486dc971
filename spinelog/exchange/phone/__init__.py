"""Steps and sleep from the files that phones, watches and health apps export; one module per format."""
