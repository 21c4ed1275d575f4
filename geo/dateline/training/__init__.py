"""Training: makes the weights in ``places/weights/`` from labelled corpora. Not used by anything else.

``python -m dateline.training FOLDER`` reads the corpora in a folder, cross-validates, and writes the weights; it needs
``pip install "dateline[train]"``.
"""
