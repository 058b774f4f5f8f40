"""Where sums of a table do not agree: the fewest cells whose change makes all of them agree."""
