"""The widgets. Each module is imported by the screens that use it, so that the first frame loads no more than it shows."""
