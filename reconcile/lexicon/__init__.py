"""What the rooms know of English: spellings, names, verbs and their kin.  Imports only ``model``."""
