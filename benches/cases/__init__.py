"""What is compared with what: each module makes its input, and its sides run on it in a process of their own."""
