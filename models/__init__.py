"""What is: the nouns of a central authority, as values and rows. Pure: no clock, no network, no session."""
