"""The level between body and circuit: a brain, and in it the prefrontal cortex."""
