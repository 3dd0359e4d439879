"""Which figures a claim is about: the plan of a result, the two values of a change, the parts of a whole."""
