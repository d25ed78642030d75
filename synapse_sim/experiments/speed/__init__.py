"""The workloads of the benchmark beside plain baselines."""
