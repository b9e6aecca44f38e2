"""What is true: values, rules and figures. No Qt, no files, no clock, no chance."""
