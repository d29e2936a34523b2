"""One loop for every stage: what is drawn, what is lost, which parts of the model move."""
