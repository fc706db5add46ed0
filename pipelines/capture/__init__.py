"""Ways in: what others publish or send becomes candidates, which a person decides on."""
