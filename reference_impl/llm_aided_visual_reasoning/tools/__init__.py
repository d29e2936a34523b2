"""What the controller can call: real tools, each with a card that says what it takes, makes, and is worth."""
