"""What the rooms know of English: spellings, names, verbs.  Imports only ``model``."""
