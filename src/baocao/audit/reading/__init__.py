"""What is printed: bytes to passages, passages to tokens, tokens to figures with their bounds."""
