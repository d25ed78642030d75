"""The agents: pools of flat arrays with their rules, stepped in whole ticks from named streams."""
