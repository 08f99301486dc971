"""The five screens. Each is made by the app when it is first wanted."""
