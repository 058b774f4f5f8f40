"""What only shows when reports stand side by side: last year's, a neighbour's, a roster's."""
