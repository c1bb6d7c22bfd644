"""What lies over the window: settings, shortcuts, speakers, review, and questions to the reader."""
