.PHONY: clean unit
unit: $(UNIT)
	@tests/run unit
clean:
	rm -rf build
