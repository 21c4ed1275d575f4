"""What happened, to whom, where and when: documents with their mentions become reports, and reports incidents."""
