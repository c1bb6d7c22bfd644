"""What lies over the window: settings, shortcuts, remarks, and questions to the reader."""
