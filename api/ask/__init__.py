"""Questions in plain English, read by rules into the parameters of `/events`."""
