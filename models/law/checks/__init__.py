"""One module, one check: each says which topics it serves; all are found by looking into this folder."""
