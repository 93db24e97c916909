<?xml version="1.0" encoding="UTF-8"?>
<!-- Why money is released, in a sentence that the act's reasons (de-orden.xslt) and its first page share. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="causa">
    <xsl:param name="clave"/>
    <xsl:choose>
      <xsl:when test="$clave = 'PAID'">El crédito fue pagado.</xsl:when>
      <xsl:when test="$clave = 'GUARANTEED'">El interés fiscal quedó garantizado.</xsl:when>
      <xsl:when test="$clave = 'CONVENIO'">Se autorizó un convenio para el pago del crédito.</xsl:when>
      <xsl:when test="$clave = 'SUSPENSION'">Se suspendió el procedimiento administrativo de ejecución.</xsl:when>
      <xsl:when test="$clave = 'ANNULLED'">El crédito o la orden quedaron sin efectos.</xsl:when>
      <xsl:when test="$clave = 'EXCESS'">Lo inmovilizado excede el adeudo.</xsl:when>
      <xsl:when test="$clave = 'EXEMPT_FUNDS'">Son recursos que la ley protege y no pueden inmovilizarse.</xsl:when>
      <xsl:when test="$clave = 'CONDUCT_CEASED'">Cesó la conducta que dio lugar a la medida.</xsl:when>
      <xsl:when test="$clave = 'WRONG_PERSON'">Los recursos no son de la persona a cuyo cargo está el crédito.</xsl:when>
      <xsl:when test="$clave = 'DUPLICATE_ORDER'">La misma inmovilización se había ordenado ya.</xsl:when>
      <xsl:when test="$clave = 'CONCURSO'">La persona fue declarada en concurso mercantil.</xsl:when>
      <xsl:when test="$clave = 'TRANSFERRED'">El adeudo se cubrió con la transferencia de recursos.</xsl:when>
      <xsl:when test="$clave = 'PRESCRIBED'">El crédito prescribió.</xsl:when>
      <xsl:otherwise>La autoridad resolvió liberar los recursos.</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
