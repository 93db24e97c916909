<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/bank.xsl"/>
  <xsl:include href="causas.xsl"/>

  <xsl:template match="/acto" mode="titulo">Orden de liberación de depósitos, cuentas e inversiones</xsl:template>
  <xsl:template match="/acto" mode="encabezado-resumen">Lo que la entidad debe hacer</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué se ordena?</dt>
    <dd>LIBERAR recursos que <xsl:value-of select="liberacion/entidad/@nombre"/> (clave <xsl:value-of select="liberacion/entidad/@clave"/>) tiene inmovilizados a <strong><xsl:value-of select="liberacion/persona/@nombre"/></strong>, RFC <strong><xsl:value-of select="liberacion/persona/@rfc"/></strong>, por la orden <xsl:value-of select="liberacion/antecedente/@oficio"/>.</dd>
    <dt>¿Cuánto se libera?</dt>
    <dd><span class="amount"><xsl:value-of select="b:pesos(liberacion/liberar/@importe)"/></span><br/><xsl:value-of select="liberacion/liberar/@letra"/></dd>
    <dt>¿En qué plazo?</dt>
    <dd><xsl:call-template name="plazo"/></dd>
    <dt>¿Por qué?</dt>
    <dd><xsl:call-template name="causa"><xsl:with-param name="clave" select="liberacion/causa"/></xsl:call-template></dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Y si los datos no coinciden?</dt>
    <dd>Libere hasta donde alcance lo inmovilizado por esta autoridad e informe la diferencia en el resultado: no es motivo para retener.</dd>
    <dt>¿Qué pasa si no se libera?</dt>
    <dd>No levantar la inmovilización en el plazo es infracción (artículos 84-A, fracción XII, y 84-B del Código Fiscal de la Federación), y puede impedir el pago de salarios.</dd>
    <dt>Mesa de atención a entidades</dt>
    <dd><xsl:value-of select="liberacion/contacto/@mesa"/>: <xsl:value-of select="liberacion/contacto/@telefono"/>, <xsl:value-of select="liberacion/contacto/@correo"/>. Liberaciones, día y noche: <xsl:value-of select="liberacion/contacto/@guardiaLiberaciones"/>.</dd>
  </xsl:template>

  <!-- The desk for banks is among the consequences. -->
  <xsl:template match="/acto" mode="donde-pregunto"/>

  <xsl:template name="plazo">
    <xsl:choose>
      <xsl:when test="liberacion/plazo/@desde = 'FROM_EFFECT'">A más tardar el tercer día hábil siguiente a aquel en que surta efectos la notificación de esta orden.</xsl:when>
      <xsl:otherwise>A más tardar el tercer día hábil siguiente a la recepción de esta orden; si puede, hoy.</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Liberación</h2>
      <p><xsl:value-of select="autoridad/nombre"/> ordena a <xsl:value-of select="liberacion/entidad/@nombre"/> liberar los recursos que se precisan en los campos siguientes, que son los del archivo XML firmado que acompaña a este documento. Los demás términos de la orden que se levanta no cambian.</p>
      <dl>
        <dt>Orden que se levanta</dt>
        <dd>Oficio <xsl:value-of select="liberacion/antecedente/@oficio"/>, folio <xsl:value-of select="liberacion/antecedente/@folio"/>, del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="liberacion/antecedente/@fecha"/></xsl:call-template>; expediente <xsl:value-of select="liberacion/antecedente/@expediente"/></dd>
        <dt>Base legal de esa orden (<xsl:value-of select="liberacion/baseLegal"/>)</dt>
        <dd><xsl:call-template name="base-legal"><xsl:with-param name="clave" select="liberacion/baseLegal"/></xsl:call-template></dd>
        <dt>Persona</dt>
        <dd><xsl:value-of select="liberacion/persona/@nombre"/>, RFC <xsl:value-of select="liberacion/persona/@rfc"/></dd>
        <dt>Causa (<xsl:value-of select="liberacion/causa"/>)</dt>
        <dd><xsl:call-template name="causa"><xsl:with-param name="clave" select="liberacion/causa"/></xsl:call-template></dd>
        <dt>Inmovilizado, según informó la entidad</dt>
        <dd><xsl:value-of select="b:pesos(liberacion/inmovilizado/@importe)"/></dd>
        <dt>Importe que se libera</dt>
        <dd><strong><xsl:value-of select="b:pesos(liberacion/liberar/@importe)"/></strong> (<xsl:value-of select="liberacion/liberar/@letra"/>)</dd>
        <dt>Plazo (<xsl:value-of select="liberacion/plazo/@desde"/>)</dt>
        <dd><xsl:call-template name="plazo"/></dd>
      </dl>
      <h3>Respuesta</h3>
      <p>La entidad informa por el mismo medio electrónico por el que recibe esta orden: acuse de recibo y resultado, con los números de cuenta, los montos liberados y la fecha y hora.</p>
      <p>Unidad que ordena: <xsl:value-of select="autoridad/nombre"/>, teléfono <xsl:value-of select="autoridad/contacto/telefono"/><xsl:if test="autoridad/contacto/correo">, correo <xsl:value-of select="autoridad/contacto/correo"/></xsl:if>, <xsl:value-of select="autoridad/contacto/horario"/>.</p>
    </section>
  </xsl:template>
</xsl:stylesheet>
