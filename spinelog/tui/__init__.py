"""The terminal app: screens, the widgets they are made of, one generic form, and the themes."""
