"""Charts on screens: thin items around ``charts`` that can be pointed at, walked and that grow."""
