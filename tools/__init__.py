"""What is made now and then and kept: pictures that other programs show beside a link."""
