"""What any text is made of: sentences, speech, names, dates, stems. Knows nothing of articles."""
