var x = 'è';
