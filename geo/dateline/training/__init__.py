"""Training: makes the weights in ``places/weights/`` and ``incidents/weights/`` from labelled corpora.

``python -m dateline.training FOLDER`` reads the corpora in a folder, cross-validates, and writes the weights; it needs
``pip install "dateline[train]"``. Nothing else uses it.
"""
