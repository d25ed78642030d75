"""The NMDA channels of a pyramidal cell and of an interneuron, cut open."""
