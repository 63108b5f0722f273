resource "google_container_cluster" "production" {
  name            = "production"
  logging_service = "none"
}
