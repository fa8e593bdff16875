"""What the words and the markup say about a text: facts, credits, zones, language."""
