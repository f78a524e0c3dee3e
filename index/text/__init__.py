"""What any text is made of: sentences, speech, names, days, stems. Knows nothing of articles."""
