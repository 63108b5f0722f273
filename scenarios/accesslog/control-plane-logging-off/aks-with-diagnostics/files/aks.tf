resource "azurerm_kubernetes_cluster" "production" {
  name = "production"
}

resource "azurerm_monitor_diagnostic_setting" "audit" {
  name               = "audit"
  target_resource_id = azurerm_kubernetes_cluster.production.id
  enabled_log {
    category = "kube-audit-admin"
  }
}
