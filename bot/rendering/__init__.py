"""How answers look: every sentence a user reads, and each medium's form of it."""
