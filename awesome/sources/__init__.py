"""What is asked over the network about an entry: arXiv, DOI resolvers, OpenReview. A failed question changes nothing."""
