"""Craft: questions, rules and outcomes: decided, proved, exported. Knows neither files nor YAML."""
