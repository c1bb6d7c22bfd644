"""The small parts that every pane is made of: buttons, labels, popovers, banners, toasts."""
