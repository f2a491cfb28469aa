"""The model files of this machine: known, brought, judged, tried and measured."""
