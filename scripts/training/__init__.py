"""What train_reader.py and train_adapter.py are made of; no bot needs it."""
