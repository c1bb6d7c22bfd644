"""The toolbar on top and the player bar at the foot."""
