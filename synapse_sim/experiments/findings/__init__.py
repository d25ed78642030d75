"""Published findings, the probes that read them off the model, and the explanations beside them."""
