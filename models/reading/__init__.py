"""What stands on paper, and what it says: words with their boxes, kinds of document, facts with their source."""
