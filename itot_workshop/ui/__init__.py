"""Windows, pages and widgets: what people see and press."""
