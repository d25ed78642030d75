"""What every scene uses: the scene as a value, heads, columns, words, shading."""
