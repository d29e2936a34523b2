"""The four techniques of multimodal large language models, each running on a tiny model that is trained here."""
