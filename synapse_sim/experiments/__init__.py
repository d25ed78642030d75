"""What is asked of the model: findings, agreement of its levels, populations, speed."""
